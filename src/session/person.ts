import { FIRST_PERSON, type PersonRow, personWith, type Role } from '~/domain/person'
import { useShop, type Shop } from './shop'

const personOf = (people: readonly PersonRow[], key: string): PersonRow | undefined =>
  people.find((person) => person.key === key) ?? (key === FIRST_PERSON ? personWith(FIRST_PERSON, undefined, {}) : undefined)

/** Everybody who may be chosen, the first owner included. */
export function peopleOf({ people }: Pick<Shop, 'people'>): PersonRow[] {
  const all = people.some(({ key }) => key === FIRST_PERSON) ? people : [personWith(FIRST_PERSON, undefined, {}), ...people]
  return all.filter(({ active }) => active)
}

/** Who acts in this tab. Somebody who is gone or no longer active may do least. */
export function actingPerson({ people, who }: Pick<Shop, 'people' | 'who'>): PersonRow {
  const person = personOf(people, who)
  return person?.active ? person : { key: who, name: person?.name ?? '', role: 'analyst', active: false }
}

export function usePerson(): PersonRow {
  const who = useShop((shop) => shop.who)
  const people = useShop((shop) => shop.people)
  return actingPerson({ people, who })
}

export const useRole = (): Role => usePerson().role

/** Who acts, for a new task, comment or attachment. */
export const whoActs = (): string => useShop.getState().who
