/** How many random cases a law is tried on: all in `npm test`, a sixth, or as many as told, in `npm run check`, which has to be over in a minute. */
export const runs = (full: number, quick = Math.ceil(full / 6)): number => (process.env.ZHANGGUI_QUICK === undefined ? full : quick)
