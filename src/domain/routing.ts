import type { AgentSkills } from './desk'
import type { Role } from './person'
import type { Ticket } from './ticket'

/** Somebody who may be given tickets, and how many of theirs are not over. */
export interface AgentLoad extends AgentSkills {
  open: number
}

const takes = <T>(list: readonly T[] | undefined, value: T): boolean => !list || list.includes(value)

/** Somebody who answers tickets. */
export interface DeskPerson {
  key: string
  name: string
  role: Role
  /** Tickets of theirs that are not over. */
  open: number
  /** Tickets come to them by rule. */
  routed: boolean
}

/** Who is given tickets by rule: agents, and others whom the desk names. `people` may answer. */
export function agentsOf(people: readonly { key: string; role: Role; open: number }[], skills: readonly AgentSkills[]): AgentLoad[] {
  return people.flatMap(({ key, role, open }) => {
    const own = skills.find(({ person }) => person === key)
    return own || role === 'agent' ? [{ ...own, person: key, open }] : []
  })
}

export const isFree = ({ away, most, open }: AgentLoad): boolean => away !== true && (most === undefined || open < most)

/** Whom a ticket fits: by skill, with room, the one with the fewest open first; of equals the first by key. undefined: nobody. */
export function whoFits({ queue, channel }: Pick<Ticket, 'queue' | 'channel'>, agents: readonly AgentLoad[]): AgentLoad | undefined {
  return agents
    .filter((agent) => isFree(agent) && takes(agent.queues, queue) && takes(agent.channels, channel))
    .reduce<AgentLoad | undefined>((best, agent) => (best && !isBefore(agent, best) ? best : agent), undefined)
}

const isBefore = (a: AgentLoad, b: AgentLoad): boolean => a.open < b.open || (a.open === b.open && a.person < b.person)

/** Tickets to people, in the order of the tickets; each counts for the next. */
export function routed(tickets: readonly Pick<Ticket, 'key' | 'queue' | 'channel'>[], agents: readonly AgentLoad[]): Map<string, string> {
  const loads = agents.map((agent) => ({ ...agent }))
  const given = new Map<string, string>()
  for (const ticket of tickets) {
    const agent = whoFits(ticket, loads)
    if (!agent) continue
    agent.open++
    given.set(ticket.key, agent.person)
  }
  return given
}
