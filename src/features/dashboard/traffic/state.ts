import { defineUrlState, flag } from '~/lib/urlState'

/** What the traffic board keeps in the address besides the view that all boards share. */
export const trafficState = defineUrlState({
  /** Advertising campaign by campaign. */
  campaigns: flag(),
})
