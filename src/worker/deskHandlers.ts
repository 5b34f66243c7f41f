import { FIRST_PERSON, mayRun, personWith } from '~/domain/person'
import { loadsOf, readAgents } from '~/store/deskAgents'
import { readLate, readSolvedLongAgo } from '~/store/deskDue'
import { readDesk, readMacros } from '~/store/deskRow'
import type { DeskPerson } from '~/domain/routing'
import type { DeskCalls, DeskRound } from './deskCalls'
import { runCommand } from './runCommand'
import type { OpenShop } from './shop'

/** What is solved turns old by days: it is looked for once an hour. */
const LOOK_FOR_OLD_MS = 3_600_000
/** Of one command. */
const MOST_AT_ONCE = 500
const NOTHING: DeskRound = { escalated: 0, closed: 0 }

/** How the service desk works, and what it does by itself. */
export function deskHandlers(openShop: () => Promise<OpenShop>): DeskCalls {
  let looked: { shop: string; at: number } | undefined
  return {
    'desk.get': async () => readDesk((await openShop()).db),

    async 'desk.people'() {
      const { db } = await openShop()
      const desk = await readDesk(db)
      const [people, loads, agents] = await Promise.all([db.people.toArray(), loadsOf(db), readAgents(db, desk)])
      const all = people.some(({ key }) => key === FIRST_PERSON) ? people : [personWith(FIRST_PERSON, undefined, {}), ...people]
      const routed = new Set(agents.map(({ person }) => person))
      return all.flatMap(({ key, name, role, active }): DeskPerson[] =>
        active && mayRun(role, 'ticket.reply') ? [{ key, name, role, open: loads.get(key) ?? 0, routed: routed.has(key) }] : [],
      )
    },

    'macros.list': async () => readMacros((await openShop()).db),

    async 'desk.runDue'() {
      const open = await openShop()
      if (!mayRun(await open.role(), 'ticket.escalate')) return NOTHING
      const round = async (): Promise<DeskRound> => {
        const now = Date.now()
        const escalated = await run(open, 'ticket.escalate', await readLate(open.db, now))
        const isTime = looked?.shop !== open.id || now - looked.at >= LOOK_FOR_OLD_MS
        if (!isTime) return { escalated, closed: 0 }
        looked = { shop: open.id, at: now }
        return { escalated, closed: await run(open, 'ticket.closeOld', await readSolvedLongAgo(open.db, now)) }
      }
      // One tab at a time; without Web Locks what was done already is simply not due any more.
      if (!('locks' in navigator)) return round()
      return navigator.locks.request(`shop:${open.id}:desk`, { ifAvailable: true }, (lock) => (lock ? round() : NOTHING))
    },
  }
}

/** In the name of who is here; gives how many followed. */
async function run(open: OpenShop, kind: 'ticket.escalate' | 'ticket.closeOld', all: readonly string[]): Promise<number> {
  let done = 0
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) {
    const keys = all.slice(at, at + MOST_AT_ONCE)
    const outcome = await runCommand(open, { id: crypto.randomUUID(), kind, args: { keys } })
    if (outcome.ok) done += keys.length - (outcome.held?.length ?? 0)
  }
  if (done > 0) open.changed(['tickets', 'home', 'journal'], await open.version())
  return done
}
