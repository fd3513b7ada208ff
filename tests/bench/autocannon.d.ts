/** As much of autocannon as the bench uses; the package brings no types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Request {
    readonly path: string;
    readonly method?: string | undefined;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | undefined;
  }

  interface Client extends EventEmitter {
    setRequests(requests: readonly Request[]): void;
    _doRequest(): void;
    _resetConnection(): void;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration?: number;
    readonly amount?: number;
    readonly timeout?: number;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly requests?: readonly Request[];
    readonly setupClient?: (client: Client) => void;
  }

  interface Result {
    /** In seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
  }

  interface Instance extends EventEmitter, Promise<Result> {
    on(event: "response", listener: (client: Client, status: number, bytes: number, milliseconds: number) => void): this;
  }

  export default function autocannon(options: Options): Instance;
}
