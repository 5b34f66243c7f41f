import { defineUrlState, oneOf } from '~/lib/urlState'

export const MEASURES = ['gmv', 'orders', 'part', 'discount', 'margin'] as const
export type Measure = (typeof MEASURES)[number]

export const GRAINS = ['hour', 'day'] as const
export type Grain = (typeof GRAINS)[number]

/** What the charts of a room show; the grain of a short promotion is the hour. */
export const roomState = defineUrlState({
  show: oneOf(MEASURES, 'gmv'),
  by: oneOf(['', ...GRAINS], ''),
})
