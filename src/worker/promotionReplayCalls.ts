import type { ReplayedOrder, ReplayPage, ReplayQuery, Simulation, SimulationAsk } from '~/domain/promotion/simulation'
import type { CallContext } from './protocol'

/** The calls about orders as they would have been. */
export interface ReplayCalls {
  /** Real orders, priced anew under each variant; `progress` hears shares of 1. */
  'promotions.simulate'(args: { ask: SimulationAsk }, context: CallContext<number>): Promise<Simulation>
  /** A page of the orders of a simulation; the last one is kept. */
  'promotions.replayOrders'(args: { ask: SimulationAsk; variant: string; query: ReplayQuery }, context: CallContext): Promise<ReplayPage>
  /** One of them with each rule's reasons; null: it was not replayed. */
  'promotions.replayOrder'(
    args: { ask: SimulationAsk; variant: string; number: string },
    context: CallContext,
  ): Promise<ReplayedOrder | null>
}
