// For tests: a browser in which every host of the example leads to a server of this process, over TLS as in earnest.
import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:https";

const HOSTS = ["*.picasso.example", "*.picasso-cdn.example", "*.s3.amazonaws.com", "*.elsewhere.example"];
/** As a WebSocket's server answers by RFC 6455. */
const WEBSOCKET_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/**
 * Starts a server for all hosts of the example.
 *
 * @param {(request: import("http").IncomingMessage, response: import("http").ServerResponse) => void} answer
 * @returns its asked-for addresses, in order, and the arguments with which Chromium finds it
 */
export async function startLocalHosts(answer) {
  const asked = [];
  const sockets = new Set();
  const server = createServer(selfSigned(), (request, response) => {
    asked.push(`${request.method} https://${request.headers.host}${request.url}`);
    answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket) => {
    asked.push(`UPGRADE https://${request.headers.host}${request.url}`);
    const accept = createHash("sha1").update(request.headers["sec-websocket-key"] + WEBSOCKET_KEY).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on("error", () => socket.destroy());
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  return {
    asked,
    port,
    arguments: [
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(", ")}`,
      "--ignore-certificate-errors",
    ],
    close() {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** A key and a certificate that says no more than that it is one (RFC 5280): the browser is told not to ask. */
function selfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(Buffer.from("06082a8648ce3d040302", "hex"));
  const name = sequence(part(0x31, sequence(Buffer.from("0603550403", "hex"), part(0x0c, Buffer.from("bers test")))));
  const validity = sequence(part(0x18, Buffer.from("20200101000000Z")), part(0x18, Buffer.from("20990101000000Z")));
  const key = publicKey.export({ type: "spki", format: "der" });
  const content = sequence(part(0x02, Buffer.from([1])), algorithm, name, validity, name, key);
  const signature = createSign("SHA256").update(content).sign(privateKey);
  const certificate = sequence(content, algorithm, part(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
  };
}

function sequence(...parts) {
  return part(0x30, Buffer.concat(parts));
}

/** One value of DER: its tag, its length, its content. */
function part(tag, content) {
  const { length } = content;
  const sized = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...sized]), content]);
}
