import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string[]; messageId: string; raw: string };

/** A real mail server on this machine that keeps what it has accepted. */
export interface Mailbox {
  readonly url: string;
  readonly port: number;
  readonly accepted: ReceivedMail[];
  /** Messages that were sent in full while the server held its answer back. */
  readonly held: ReceivedMail[];
  /** While true, a message is read and never answered. */
  isHolding: boolean;
  /** Addresses that do not exist here. */
  readonly unknown: Set<string>;
  stop(): Promise<void>;
}

export async function startMailbox(port = 0): Promise<Mailbox> {
  const box = { accepted: [] as ReceivedMail[], held: [] as ReceivedMail[], isHolding: false, unknown: new Set<string>() };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, answer) {
      answer(box.unknown.has(address) ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null);
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), messageId: /^Message-ID: (.+)\r?$/im.exec(raw)?.[1] ?? "", raw };
        if (box.isHolding) {
          box.held.push(mail);
          return;
        }
        box.accepted.push(mail);
        answer(null);
      });
    },
  });
  server.on("error", () => undefined); // a worker that was killed
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const bound = (listening.address() as AddressInfo).port;
  return Object.assign(box, {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    stop: () => new Promise<void>((done) => server.close(done)),
  });
}
