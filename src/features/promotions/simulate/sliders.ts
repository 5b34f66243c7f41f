import type { Amount } from '~/domain/money'
import type { Assumptions } from '~/domain/promotion/simulation'

export const UPLIFTS = ['none', 'elasticity', 'goal'] as const
export type UpliftKind = (typeof UPLIFTS)[number]

/** What the sliders say; kinds of uplift that are not chosen keep their places. */
export interface Sliders {
  uplift: UpliftKind
  elasticity: number
  goal: number
  conversion: number
  /** Absent: as in the window itself. */
  newBuyers?: number
  couponTake: number
  points: number
  pointWorth: Amount
  parcel: Amount
  packing: Amount
  band: number
}

export const START: Sliders = {
  uplift: 'none',
  elasticity: 1.5,
  goal: 0.3,
  conversion: 0,
  couponTake: 0.3,
  points: 0,
  pointWorth: 100,
  parcel: 0,
  packing: 0,
  band: 0.2,
}

/** How far each slider goes, and in what steps; amounts come from the currency. */
export const RANGES = {
  elasticity: { min: 0, max: 5, step: 0.1 },
  goal: { min: 0, max: 3, step: 0.01 },
  conversion: { min: -0.5, max: 1, step: 0.01 },
  newBuyers: { min: 0, max: 1, step: 0.01 },
  couponTake: { min: 0, max: 1, step: 0.01 },
  band: { min: 0, max: 0.5, step: 0.05 },
} as const

const within = (value: unknown, { min, max }: { min: number; max: number }, otherwise: number): number =>
  typeof value === 'number' && value >= min && value <= max ? value : otherwise

const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER }

/** A draft as it was written down; what means nothing is as at the start. */
export function readSliders(text: string): Sliders {
  const found = parsed(text)
  const { newBuyers } = found
  return {
    uplift: UPLIFTS.find((kind) => kind === found.uplift) ?? START.uplift,
    elasticity: within(found.elasticity, RANGES.elasticity, START.elasticity),
    goal: within(found.goal, RANGES.goal, START.goal),
    conversion: within(found.conversion, RANGES.conversion, START.conversion),
    ...(typeof newBuyers === 'number' ? { newBuyers: within(newBuyers, RANGES.newBuyers, 0) } : {}),
    couponTake: within(found.couponTake, RANGES.couponTake, START.couponTake),
    points: within(found.points, COUNT, START.points),
    pointWorth: within(found.pointWorth, COUNT, START.pointWorth),
    parcel: within(found.parcel, COUNT, START.parcel),
    packing: within(found.packing, COUNT, START.packing),
    band: within(found.band, RANGES.band, START.band),
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

export const writeSliders = (sliders: Sliders): string => JSON.stringify(sliders)

/** As the replay is asked. */
export function toAssumptions({ uplift, elasticity, goal, parcel, packing, newBuyers, ...rest }: Sliders): Assumptions {
  return {
    ...rest,
    ...(newBuyers === undefined ? {} : { newBuyers }),
    parcelCost: parcel + packing,
    uplift:
      uplift === 'none' ? { kind: 'none' } : uplift === 'goal' ? { kind: 'goal', share: goal } : { kind: 'elasticity', e: elasticity },
  }
}

/** Something is assumed beside the orders as they were: then there is a band. */
export const hasUplift = ({ uplift, conversion }: Assumptions): boolean => uplift.kind !== 'none' || conversion !== 0
