import type { OrderCommand } from '~/domain/orderCommand'
import type { Deciders } from './deciders'

export const ORDER_DECIDERS: Deciders<OrderCommand> = {}
