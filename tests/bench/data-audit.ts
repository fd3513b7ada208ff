import { hash } from "node:crypto";
import type { Client } from "pg";
import { copyRows } from "./data-copy";

type Event = { at?: Date | string; actorId?: string | null; actorName: string; event: string; taskId?: string | null; periodId?: string | null; unitId?: string | null; subjectId?: string | null; reason?: string; detail?: unknown };

const part = (value: string | null | undefined): string => (value === null || value === undefined ? "-" : `${Buffer.byteLength(value)}:${value}`);

/** @returns the object as PostgreSQL prints jsonb: shorter keys first. Flat, which is all that is needed here */
function jsonbText(detail: unknown): string {
  const entries = Object.entries((detail ?? {})).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(", ")}}`;
}

/** Numbers and seals events as the trigger of the migration audit_chain does; `npm run audit:verify` checks it. */
export class Chain {
  #no = 0n;
  #hash = "";

  /** @returns the events with their ids, oldest first, and their links */
  seal<Row extends Event>(events: readonly Row[]): { rows: (Row & { id: bigint })[]; seals: object[] } {
    const inOrder = [...events].sort((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime());
    const seals: object[] = [];
    const rows = inOrder.map((event) => {
      const id = (this.#no += 1n);
      const columns = [
        this.#hash, String(id), String(id), new Date(event.at ?? 0).toISOString(), event.actorId, event.actorName, null, null, event.event,
        event.taskId, event.periodId, event.unitId, event.subjectId, event.reason ?? "", jsonbText(event.detail), null,
      ];
      this.#hash = hash("sha256", columns.map(part).join(""));
      seals.push({ no: id, auditEventId: id, hash: this.#hash });
      return { ...event, id };
    });
    return { rows, seals };
  }

  /** Writes the head, and goes on counting where the events end. */
  async close(client: Client): Promise<void> {
    await client.query(`DELETE FROM "AuditHead"`);
    await copyRows(client, "AuditHead", [{ id: 1, no: this.#no, hash: this.#hash }]);
    await client.query(`SELECT setval(pg_get_serial_sequence('"AuditEvent"', 'id'), $1)`, [String(this.#no)]);
  }
}
