/**
 * A value and where it stands in its file. A mapping is a Map from names to placed values, which say in keyLine and
 * keyColumn where their name stands; a list is an array of placed values. Lines and columns begin at 1.
 */
export class Placed {
  constructor(value, line = 0, column = 0, keyLine = 0, keyColumn = 0) {
    this.value = value;
    this.line = line;
    this.column = column;
    this.keyLine = keyLine;
    this.keyColumn = keyColumn;
  }
}

/** How the compiled core tells a placed value from a mapping, whichever copy of this module made it. */
Object.defineProperty(Placed.prototype, Symbol.for("bers.placed"), { value: true });
