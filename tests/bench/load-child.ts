import autocannon from "autocannon";
import { loadOrder, summarise, type Answered } from "./load-figures";

/** The load generator, in a process of its own: takes its order as JSON from the command line, says what it measured as JSON. */
const order = loadOrder.parse(JSON.parse(process.argv[2] ?? ""));
const answered: Answered = { milliseconds: [], bytes: 0, failed: 0 };

const requests = order.requests.map(({ headers, ...request }) => ({ ...request, headers: { ...headers, ...(order.isClosing ? { connection: "close" } : {}) } }));
let clients = 0;

const instance = autocannon({
  url: order.url,
  connections: order.connections,
  ...(order.amount === undefined ? { duration: order.seconds } : { amount: order.amount }),
  timeout: 60,
  requests,
  setupClient: (client) => {
    // Each begins elsewhere, so that not all ask for the same at the same moment.
    const first = Math.floor((clients * requests.length) / order.connections);
    clients += 1;
    client.setRequests([...requests.slice(first), ...requests.slice(0, first)].map((request) => ({ ...request })));
    if (!order.isClosing) return;
    // Left to itself, autocannon writes its next request to the connection that is being closed, and then takes that one's
    // time for the next one's. So it connects anew after each answer.
    const send = client._doRequest.bind(client);
    let isAnswered = false;
    client.on("response", () => (isAnswered = true));
    client._doRequest = () => {
      const isNew = !isAnswered;
      isAnswered = false;
      if (isNew) send();
      else client._resetConnection();
    };
  },
});
void instance.on("response", (_client, status, bytes, milliseconds) => {
  answered.milliseconds.push(milliseconds);
  answered.bytes = bytes;
  if (status !== order.status) answered.failed += 1;
});
const { duration, errors, timeouts } = await instance;
answered.failed += errors + timeouts;
console.log(JSON.stringify(summarise(answered, duration)));
