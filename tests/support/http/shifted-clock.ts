// Preloaded into a shop (NODE_OPTIONS=--import=…): its clock is wrong by CLOCK_SHIFT_SECONDS, as a server's can be.
const shift = Number(process.env.CLOCK_SHIFT_SECONDS) * 1000;
const rightNow = Date.now;
const wrongNow = () => rightNow() + shift;

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [wrongNow()], newTarget),
  get: (target, key) => (key === "now" ? wrongNow : Reflect.get(target, key)),
});
