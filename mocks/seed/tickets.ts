import type { Ticket } from '~/domain/ticket'
import type { Simulated } from './simulate'

export function ticketsOf(_shop: Simulated): Ticket[] {
  return []
}
