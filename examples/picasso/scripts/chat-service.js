// A chat service for developing and showing the widget: it has no wit, but speaks as the real one does.
"use strict";

const { randomUUID } = require("node:crypto");

const BODY_BYTES_MAX = 64 * 1024;
const HEADERS = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" };

/**
 * A handler of HTTP requests: messages, streamed answers, tenants' configurations, reports of errors.
 *
 * @param {object} options
 * @param {(tenant: string) => object | null} options.tenant the configuration of a tenant
 * @param {number} [options.delayMillis] between two words of an answer
 * @param {(report: string) => void} [options.onReport] is told of the widget's errors
 */
function createChatService({ tenant, delayMillis = 45, onReport = () => {} }) {
  const streams = new Map();

  async function chat(request, response) {
    const { conversation, text, isStreamed } = JSON.parse(await body(request));
    const id = randomUUID();
    const stream = isStreamed ? streams.get(conversation) : undefined;
    json(response, 200, stream === undefined ? { id, text: answerTo(text) } : { id });
    if (stream !== undefined) {
      await speak(stream, id, answerTo(text), delayMillis);
    }
  }

  function connect(request, response, url) {
    const conversation = url.searchParams.get("conversation");
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
    response.write("retry: 1000\n\n");
    streams.set(conversation, response);
    request.on("close", () => streams.get(conversation) === response && streams.delete(conversation));
  }

  return async function handle(request, response) {
    const url = new URL(request.url, "http://localhost");
    const [, hash] = /^\/tenants\/([A-Za-z0-9_-]{1,64})\/config\.json$/.exec(url.pathname) ?? [];
    try {
      if (request.method === "POST" && url.pathname === "/chat") {
        await chat(request, response);
      } else if (request.method === "GET" && url.pathname.endsWith("/connect")) {
        connect(request, response, url);
      } else if (hash !== undefined) {
        const found = tenant(hash);
        json(response, found === null ? 404 : 200, found ?? { error: "no such tenant" });
      } else if (request.method === "POST" && /^\/(?:errors|report)$/.test(url.pathname)) {
        onReport(await body(request));
        response.writeHead(204, HEADERS).end();
      } else {
        json(response, 404, { error: "no such address" });
      }
    } catch (failure) {
      json(response, 400, { error: failure.message });
    }
  };
}

async function speak(stream, id, text, delayMillis) {
  for (const word of text.match(/\S+\s*/g)) {
    await new Promise((then) => setTimeout(then, delayMillis));
    event(stream, "token", { id, text: word });
  }
  event(stream, "done", { id });
}

function event(stream, name, data) {
  stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** What a demonstration can say. */
function answerTo(text) {
  const answers = [
    [/\b(hello|hi|hey)\b/i, "Hello! Ask me about delivery, returns or opening hours."],
    [/deliver|ship/i, "We deliver within two working days, free of charge from 50 €. You get a link to follow your parcel as soon as it leaves us."],
    [/return|refund/i, "You can return anything within 30 days. The label is in the parcel; the money is back within three days of its arrival."],
    [/open|hours/i, "Our shop is open Monday to Saturday from 10 to 19. This chat never sleeps."],
  ];
  return answers.find(([pattern]) => pattern.test(text))?.[1] ?? "I am only the demonstration of a chat service, so I cannot say much about that. Ask me about delivery, returns or opening hours.";
}

async function body(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) {
    text += part;
    if (text.length > BODY_BYTES_MAX) {
      throw new Error(`a message has at most ${BODY_BYTES_MAX} characters`);
    }
  }
  return text;
}

function json(response, status, document) {
  response.writeHead(status, { ...HEADERS, "Content-Type": "application/json" }).end(JSON.stringify(document));
}

module.exports = { createChatService };
