import type { AgentSkills } from '~/domain/desk'
import type { Role } from '~/domain/person'

const some = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : undefined)

/** What the desk says of people with a change of one of them; what says nothing that holds anyway is left out. */
export function withSkills(
  agents: readonly AgentSkills[],
  { key, role }: { key: string; role: Role },
  set: Partial<Omit<AgentSkills, 'person'>>,
): AgentSkills[] {
  const { person, queues, channels, most, away } = { person: key, ...agents.find((each) => each.person === key), ...set }
  const [q, c] = [some(queues), some(channels)]
  const next: AgentSkills = {
    person,
    ...(q && { queues: q }),
    ...(c && { channels: c }),
    ...(most !== undefined && { most }),
    ...(away && { away }),
  }
  const others = agents.filter((each) => each.person !== key)
  return role === 'agent' && Object.keys(next).length === 1 ? others : [...others, next]
}

/** Whether tickets come to somebody by rule, and the same set. Of others than agents only those are given any whom the desk names. */
export const isRouted = (agents: readonly AgentSkills[], { key, role }: { key: string; role: Role }): boolean => {
  const own = agents.find(({ person }) => person === key)
  return own?.away !== true && (own !== undefined || role === 'agent')
}

export function withRouted(agents: readonly AgentSkills[], who: { key: string; role: Role }, routed: boolean): AgentSkills[] {
  if (routed) return withSkills(agents, who, { away: false })
  return who.role === 'agent' ? withSkills(agents, who, { away: true }) : agents.filter(({ person }) => person !== who.key)
}
