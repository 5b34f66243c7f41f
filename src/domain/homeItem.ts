import type { Instant } from '~/lib/zone'
import type { Role } from './person'
import type { RecordName } from './recordRef'

/** What may wait for somebody; an area adds its own kinds. */
export const HOME_KINDS = [
  'ticketDue',
  'ticketMention',
  'lowStock',
  'listingErrors',
  'listingInReview',
  'promotionOffPlan',
  'promotionWaits',
  'returnDue',
  'complaintDue',
  'compensationAsked',
  'qualitySpike',
  'task',
  'importFailed',
  'importRefused',
  'backupOld',
] as const
export type HomeKind = (typeof HOME_KINDS)[number]

/** One thing that waits. `facts` are what its sentence needs: numbers, names, instants; amounts in the shop's currency. */
export interface HomeItem {
  /** `lowStock/TEE-01-M`: the same thing has the same id tomorrow, so that a snooze holds. */
  id: string
  kind: HomeKind
  /** The record that it is about. */
  on?: RecordName
  /** How much it presses, 0–100; see weighHome. */
  weight: number
  /** When it is due, where it is. */
  dueAt?: Instant
  /** Key of the person whose it is. */
  assignee?: string
  facts: Record<string, string | number>
  /** Until when it is left alone, and why. */
  snoozed?: { until: Instant; reason?: string }
}

/** What a source has found, before it is weighed. */
export interface HomeFinding extends Omit<HomeItem, 'weight' | 'snoozed'> {
  /** Among its own kind, 0–1. */
  press: number
}

/** Who looks, and when. */
export interface HomeViewer {
  /** Key of a person. */
  who: string
  role: Role
  now: Instant
  /** What is due before this presses today: the end of the shop's day, or four hours from now where that is later. */
  soon: Instant
}

/** Whose work a kind is. Tasks are the work of whoever has them. */
const OWN: Record<Exclude<HomeKind, 'task'>, readonly Role[]> = {
  ticketDue: ['agent'],
  ticketMention: ['agent'],
  lowStock: ['operator'],
  listingErrors: ['operator', 'owner'],
  listingInReview: ['operator', 'owner'],
  promotionOffPlan: ['operator', 'analyst', 'owner'],
  promotionWaits: ['operator', 'owner'],
  returnDue: ['agent'],
  complaintDue: ['agent'],
  compensationAsked: ['operator', 'owner'],
  qualitySpike: ['operator', 'owner'],
  importFailed: ['analyst', 'operator'],
  importRefused: ['analyst', 'operator'],
  backupOld: ['owner'],
}

const isOwn = ({ kind, assignee }: HomeFinding, { who, role }: HomeViewer): boolean =>
  assignee === undefined ? kind !== 'task' && OWN[kind].includes(role) : assignee === who

const OVERDUE = 70
const DUE = 40
const REST = 10
const OWN_WORK = 15
const MOST_PRESS = 14

/**
 * Overdue before due, due before the rest; in each of the three what is the viewer's own work comes first, then what presses most among its kind.
 * A task with time left waits behind everything else.
 */
export function weighHome(finding: HomeFinding, viewer: HomeViewer): number {
  const { kind, dueAt = Number.POSITIVE_INFINITY, press } = finding
  if (kind === 'task' && dueAt > viewer.soon) return 0
  const base = dueAt < viewer.now ? OVERDUE : dueAt <= viewer.soon ? DUE : REST
  return base + (isOwn(finding, viewer) ? OWN_WORK : 0) + Math.round(MOST_PRESS * Math.min(1, Math.max(0, press)))
}

/** Most pressing first: weight, then what is due sooner, then the id, so that the order is the same on every screen. */
export function rankHome(items: readonly HomeItem[]): HomeItem[] {
  return [...items].sort((a, b) => b.weight - a.weight || compare(a.dueAt ?? Infinity, b.dueAt ?? Infinity) || compare(a.id, b.id))
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** Findings as somebody sees them now: what waits, and what was put off until later. A snooze that has run out is over. */
export function homeFor(
  findings: readonly HomeFinding[],
  snoozes: readonly { key: string; until: Instant; reason?: string }[],
  viewer: HomeViewer,
): { items: HomeItem[]; snoozed: HomeItem[] } {
  const asleep = new Map(snoozes.filter(({ until }) => until > viewer.now).map((snooze) => [snooze.key, snooze]))
  const items: HomeItem[] = []
  const snoozed: HomeItem[] = []
  for (const finding of findings) {
    const { press: _, ...item } = finding
    const weight = weighHome(finding, viewer)
    const snooze = asleep.get(item.id)
    if (!snooze) items.push({ ...item, weight })
    else snoozed.push({ ...item, weight, snoozed: { until: snooze.until, ...(snooze.reason ? { reason: snooze.reason } : {}) } })
  }
  return { items: rankHome(items), snoozed: rankHome(snoozed) }
}

/** `task/3f2a` → `3f2a`: what its source calls the thing. */
export const keyOfHomeItem = ({ id }: Pick<HomeItem, 'id'>): string => id.slice(id.indexOf('/') + 1)
