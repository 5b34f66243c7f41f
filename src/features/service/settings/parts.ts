import { lazy, type ComponentType } from 'react'
import type { Desk } from '~/domain/desk'

export const DESK_PARTS = ['targets', 'hours', 'macros', 'team', 'closing', 'returns'] as const
export type DeskPart = (typeof DESK_PARTS)[number]

/** What a part edits: the desk as it would be. Parts that keep settings of their own look after themselves. */
export interface PartProps {
  desk: Desk
  change: (set: Partial<Desk>) => void
  /** Why nothing can be changed here. */
  whyNot: string | undefined
}

/** Fields of the desk that a part edits; none: it saves by itself. */
export const FIELDS_OF: Readonly<Record<DeskPart, readonly (keyof Desk)[]>> = {
  targets: ['policies'],
  hours: ['calendars'],
  macros: [],
  team: ['agents', 'autoAssign'],
  closing: ['closeAfter'],
  returns: [],
}

export const PARTS: Readonly<Record<DeskPart, ComponentType<PartProps>>> = {
  targets: lazy(async () => ({ default: (await import('./TargetsPart')).TargetsPart })),
  hours: lazy(async () => ({ default: (await import('./HoursPart')).HoursPart })),
  macros: lazy(async () => ({ default: (await import('./MacrosPart')).MacrosPart })),
  team: lazy(async () => ({ default: (await import('./TeamPart')).TeamPart })),
  closing: lazy(async () => ({ default: (await import('./ClosingPart')).ClosingPart })),
  returns: lazy(async () => ({ default: (await import('~/features/service/returns/policy/PolicyPart')).PolicyPart })),
}
