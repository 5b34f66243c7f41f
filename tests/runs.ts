/** How many random cases a law is tried on: all in `npm test`, a third in `npm run check`, which has to be over in a minute. */
export const runs = (full: number): number => (process.env.ZHANGGUI_QUICK === undefined ? full : Math.ceil(full / 3))
