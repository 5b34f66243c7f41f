import type { CommandKind, ShopCommand } from './command'
import { AREA_COMMANDS, isAreaKind } from './commandTraits'

export const ROLES = ['owner', 'operator', 'analyst', 'agent'] as const
export type Role = (typeof ROLES)[number]
export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

/**
 * Somebody who works in the shop on this device. There are no passwords: a person is chosen, not proved. The name stands in the journal,
 * on tasks and on comments; the role decides what is offered and whether personal data is masked.
 */
export interface Person {
  name: string
  role: Role
  /** False: no longer chosen from; the journal still names them. */
  active: boolean
}

export interface PersonRow extends Person {
  key: string
}

/** Key of the person that every shop has from the start, until another owner is added. */
export const FIRST_PERSON = 'owner'

/** A person with what is set; a new one is an active agent, the first an owner. */
export function personWith(key: string, now: Partial<Person> | undefined, set: Partial<Person>): PersonRow {
  return { name: '', role: key === FIRST_PERSON ? 'owner' : 'agent', active: true, ...now, ...set, key }
}

/** Writes that only some may do; what is not named here all may. */
const ONLY: Partial<Record<ShopCommand['kind'], readonly Role[]>> = {
  'shop.set': ['owner'],
  'person.set': ['owner'],
  'customer.erase': ['owner'],
  'orders.import': ['owner', 'operator', 'analyst'],
  'mapping.save': ['owner', 'operator', 'analyst'],
  'mapping.delete': ['owner', 'operator', 'analyst'],
  'product.edit': ['owner', 'operator'],
  'catalog.import': ['owner', 'operator'],
  'traffic.import': ['owner', 'operator', 'analyst'],
  'goal.set': ['owner', 'operator', 'analyst'],
  'goal.remove': ['owner', 'operator', 'analyst'],
  'audience.set': ['owner', 'operator', 'analyst'],
  'audience.remove': ['owner', 'operator', 'analyst'],
  'personal.reveal': ['owner', 'operator', 'agent'],
  // It holds every name unmasked.
  'backup.made': ['owner'],
}

/** The roles that may do this. */
export const rolesFor = (kind: CommandKind): readonly Role[] => (isAreaKind(kind) ? AREA_COMMANDS[kind].roles : ONLY[kind]) ?? ROLES

/** Whether a role may do this; one rule for the disabled button and for the store. */
export const mayRun = (role: Role, kind: CommandKind): boolean => rolesFor(kind).includes(role)

/** Owners see names, phones and e-mails as they are; for all others they are masked until revealed. */
export const seesPersonalData = (role: Role): boolean => role === 'owner'
