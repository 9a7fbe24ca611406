/** The code with each of the names, where it is read as a variable, replaced; null if there is none. */
export function replaceDefines(code, defines, parse) {
  const names = Object.keys(defines);
  if (!names.some((name) => code.includes(name))) {
    return null;
  }
  const places = [];
  collect(parse(code), null, (node, parent) => {
    const isProperty = parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
    const isKey = parent?.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
    if (names.includes(node.name) && !isProperty && !isKey) {
      const value = `(${defines[node.name]})`;
      places.push([node.start, node.end, parent?.shorthand ? `${node.name}: ${value}` : value]);
    }
  });
  const unique = new Map(places.map((place) => [place[0], place]));
  const ordered = [...unique.values()].sort(([a], [b]) => b - a);
  return ordered.reduce((text, [start, end, value]) => text.slice(0, start) + value + text.slice(end), code);
}

function collect(node, parent, found) {
  if (node.type === "Identifier") {
    found(node, parent);
    return;
  }
  for (const part of Object.values(node)) {
    for (const below of Array.isArray(part) ? part : [part]) {
      if (below !== null && typeof below?.type === "string") {
        collect(below, node, found);
      }
    }
  }
}
