import type { Cannot, SyncArea } from '~/domain/platform'
import type { TicketChannel } from '~/domain/ticket'

export type { Cannot }

export type Ability = true | Cannot

export interface AreaAbility {
  pull: Ability
  push: Ability
  /** Making records and taking them away; absent: as `push`. A platform that gives records keys of its own, and keeps no foreign one beside them, cannot. */
  records?: Ability
  /** Fields that the platform keeps; the others belong to the store and a pull never touches them. */
  fields: readonly string[]
  /** Of those, fields that can be read and not be set. */
  fixed?: readonly string[]
}

/** What a platform can do, area by area and kind by kind: true, or why not. */
export interface Capabilities {
  areas: Readonly<Record<SyncArea, AreaAbility>>
  /** A push with the same id twice counts once. False: sync looks before it sends again. */
  ids: boolean
  /** A push is refused where a record has another version than it was decided on. False: sync reads before and after. */
  versions: boolean
  /** All of a push or none of it. False: sync pushes record by record. */
  atomic: boolean
  /** `absolute`: only a whole figure can be set, so that sync reads, compares, writes and verifies. */
  stock: 'delta' | 'absolute'
  /** Records that are taken away come with a pull. False: they are found by comparing keys in a full pull. */
  tells: { gone: boolean }
  /** Channels in which it sends what we write to customers; absent: none. */
  messages?: readonly TicketChannel[]
}
