import type { Command, Outcome } from '~/domain/command'
import { execute, executeWith } from '~/store/execute'
import { knowsLevels } from '~/store/levels'
import { movesStock } from '~/store/movesStock'
import { OrderUnknown } from '~/store/orderActs/bases'
import { StockUnknown } from '~/store/stockStamp'
import { BuyerUnknown } from '~/store/ticketBuyer'
import { TicketPacked } from '~/store/ticketRows'
import { defaultSettings, type OpenShop } from './shop'

/** Carries a command out; what it has to know of the stock is made known first, and again where orders came in between. */
export async function runCommand(open: OpenShop, asked: Command): Promise<Outcome> {
  const command = await withRed(open, asked)
  if ((await movesStock(open.db, command)) && !(await knowsLevels(open.db))) await know(open)
  for (let tries = 0; ; tries++) {
    try {
      if (command.kind === 'stock.ship') return await ship(open, command)
      return await execute(open.db, defaultSettings(), command, open.author())
    } catch (error) {
      if (tries === MOST) throw error
      if (error instanceof OrderUnknown) await knowOrders(open, error.orders)
      else if (error instanceof StockUnknown) await know(open, error.orders)
      else if (error instanceof BuyerUnknown) await (await import('./ticketBuyers')).knowBuyers(open, error.customers)
      else if (error instanceof TicketPacked) await thaw(open, error.keys)
      else throw error
    }
  }
}

const MOST = 4

/** Before a promotion goes on sale its plan is looked at here, whatever the page says of it. */
async function withRed(open: OpenShop, command: Command): Promise<Command> {
  if (command.kind !== 'promotion.move' || !(command.args.event === 'schedule' || command.args.event === 'launch')) return command
  const { redChecksOf } = await import('./promotionFeasibility')
  const red = await redChecksOf(open, command.args.key)
  return { ...command, args: { ...command.args, red } }
}

/** What orders have sent is found with the orders, which commands do not read. */
async function ship(open: OpenShop, command: Extract<Command, { kind: 'stock.ship' }>): Promise<Outcome> {
  const [{ decideShipped }, { unbookedOf }] = await Promise.all([import('~/store/bookShipped'), import('./shippedStock')])
  const unbooked = await unbookedOf(open)
  return executeWith(open.db, command, open.author(), (actor) => decideShipped(open.db, unbooked, command, actor))
}

const know = async (open: OpenShop, orders?: readonly string[]) => (await import('./stockHandlers')).knowLevels(open, orders)

const knowOrders = async (open: OpenShop, orders: readonly string[]) => (await import('./orderActs')).knowOrders(open, orders)

const thaw = async (open: OpenShop, keys: readonly string[]) => (await import('./shopTickets')).thaw(open, keys)
