import { parseArgs } from "node:util";

/** Flags of `npm run sandbox` and `npm run dev`. */
export function readFlags() {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: ".sandbox" },
      fresh: { type: "boolean", default: false },
      "port-offset": { type: "string", default: "0" },
      "no-sales": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(help);
    process.exit();
  }
  const portOffset = Number(values["port-offset"]);
  if (!Number.isInteger(portOffset) || portOffset < 0 || portOffset > 11000) {
    throw new Error("--port-offset takes a whole number from 0 to 11000.");
  }
  return { dataDir: values.data, fresh: values.fresh, portOffset, sampleSales: !values["no-sales"] };
}

const help = `Options, after --, such as npm run dev -- --fresh:

  --data DIR         folder for data and logs, default .sandbox; one sandbox per folder
  --fresh            deletes the data first
  --port-offset N    added to every port, 0 to 11000
  --no-sales         without the sample sales
  --help             prints this

tests/sandbox/README.md says more.`;

/** Runs a command until it ends. An error is printed as one line on stderr, with exit status 1 and no stack trace. */
export async function runCommand(command: (stopped: Promise<void>) => Promise<void>): Promise<void> {
  let stopping = false;
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      stopping = true;
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  });
  // EPIPE (the reader of our output has exited) must not end the process while Postgres still runs.
  process.stdout.on("error", () => {});
  await command(stopped).catch((error) => {
    if (stopping) return; // Ctrl-C ended a child process first
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
  process.exit();
}
