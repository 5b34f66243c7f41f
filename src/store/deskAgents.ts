import { FIRST_PERSON, mayRun, personWith } from '~/domain/person'
import type { Desk } from '~/domain/desk'
import { type AgentLoad, agentsOf } from '~/domain/routing'
import { TICKET_STATES, isOver } from '~/domain/ticket'
import type { ShopDb } from './db'

const OPEN_STATES = TICKET_STATES.filter((state) => !isOver({ state }))

/** Tickets of each person that are not over. Those that are not over never lie in files. */
export async function loadsOf(db: ShopDb): Promise<Map<string, number>> {
  const loads = new Map<string, number>()
  await db.tickets
    .where('state')
    .anyOf(OPEN_STATES)
    .each(({ assignee }) => {
      if (assignee !== undefined) loads.set(assignee, (loads.get(assignee) ?? 0) + 1)
    })
  return loads
}

/** Everybody who answers tickets, with what the desk says of them. By themselves tickets go to agents, and to others whom the desk names. */
export async function readAgents(db: ShopDb, desk: Desk): Promise<AgentLoad[]> {
  const [people, loads] = await Promise.all([db.people.toArray(), loadsOf(db)])
  const all = people.some(({ key }) => key === FIRST_PERSON) ? people : [...people, personWith(FIRST_PERSON, undefined, {})]
  const there = all.filter(({ active, role }) => active && mayRun(role, 'ticket.reply'))
  return agentsOf(
    there.map(({ key, role }) => ({ key, role, open: loads.get(key) ?? 0 })),
    desk.agents,
  )
}

/** Somebody who works here now, and may answer. */
export async function mayServe(db: ShopDb, key: string): Promise<boolean> {
  const person = (await db.people.get(key)) ?? (key === FIRST_PERSON ? personWith(key, undefined, {}) : undefined)
  return person?.active === true && mayRun(person.role, 'ticket.reply')
}
