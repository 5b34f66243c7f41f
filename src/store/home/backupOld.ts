import type { HomeSource } from './source'

const DAY_MS = 86_400_000
/** A backup is old after so many days, where anything was changed since. */
const OLD_DAYS = 7
/** So many writes are worth a first backup. */
const MANY_CHANGES = 10

/** A shop with orders of its own whose work would be lost with the browser's storage; a demo shop can be made again. */
export const findBackupOld: HomeSource = async ({ db, viewer: { now }, journal }) => {
  const { backupAt, changesSince, demo } = await journal()
  if (demo || changesSince === 0) return []
  const days = backupAt === undefined ? undefined : Math.floor((now - backupAt) / DAY_MS)
  if (days === undefined ? changesSince <= MANY_CHANGES : days <= OLD_DAYS) return []
  if ((await db.packs.filter(({ live }) => live).count()) === 0) return []
  return [
    {
      id: 'backupOld/shop',
      kind: 'backupOld',
      on: 'shop/shop',
      press: Math.min(1, (days ?? 30) / 30),
      facts: { changes: changesSince, ...(days === undefined ? {} : { days }) },
    },
  ]
}
