const REPEAT_AFTER_MS = 2_000;
const PARENT_CHECK_MS = 1_000;

/** Being told to end: by Ctrl-C, by a service manager, by a closed terminal, or by a parent that is no more. */
export interface Interruptions {
  /** Resolves at the first one. */
  readonly first: Promise<NodeJS.Signals>;
  /** Resolves when somebody insists. */
  readonly again: Promise<void>;
  /** The first one, if it has come already. */
  received(): NodeJS.Signals | null;
}

/** From here on the process no longer dies of these signals by itself: whoever calls this must end it. */
export function listenForInterruptions(): Interruptions {
  const first = Promise.withResolvers<NodeJS.Signals>();
  const again = Promise.withResolvers<undefined>();
  let received: { signal: NodeJS.Signals; at: number } | null = null;

  const receive = (signal: NodeJS.Signals): void => {
    if (!received) {
      received = { signal, at: Date.now() };
      first.resolve(signal);
    } else if (Date.now() - received.at > REPEAT_AFTER_MS) {
      // Sooner it is an echo: at Ctrl-C the terminal signals us and npm, and npm passes its own on to us.
      again.resolve(undefined);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, receive);

  // A terminal that was closed takes no more words; that must not keep us from tidying up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

  // npm killed hard takes nobody along. Started by hand into the background, losing the parent is no reason to end.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      receive("SIGTERM");
    }, PARENT_CHECK_MS);
    watch.unref();
  }
  return { first: first.promise, again: again.promise, received: () => received?.signal ?? null };
}
