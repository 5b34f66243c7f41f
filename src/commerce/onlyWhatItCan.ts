import { readSkuField } from '~/domain/skuField'
import type { Adapter, Edit, Pushing, SyncArea } from './adapter'
import type { Capabilities } from './capabilities'
import { CommerceError } from './errors'

/** An adapter that is never asked for what it says it cannot: such a question is a fault of the caller's and throws `unsupported` before anything is sent. */
export function onlyWhatItCan<A extends Adapter>(adapter: A): A {
  const { can } = adapter
  return {
    ...adapter,
    pull: (area, since, signal) => {
      refuseUnless(can.areas[area].pull, `pull of ${area}`)
      return adapter.pull(area, since, signal)
    },
    read: async (area, key, signal) => {
      refuseUnless(can.areas[area].pull, `read of ${area}`)
      return adapter.read(area, key, signal)
    },
    push: async (pushing, signal) => {
      for (const edit of pushing.edits) checkEdit(can, edit)
      if (pushing.moves.length > 0) checkMoves(can, pushing)
      checkMessages(can, pushing)
      checkActs(can, pushing)
      return adapter.push(pushing, signal)
    },
  }
}

function refuseUnless(ability: Capabilities['areas'][SyncArea]['pull'], what: string): void {
  if (ability !== true) throw new CommerceError('unsupported', `${what}: ${ability}`)
}

function checkEdit({ areas }: Capabilities, { area, key, version, gone, set }: Edit): void {
  const { push, records = push, fixed = [] } = areas[area]
  refuseUnless(push, `push of ${area}`)
  if (gone || (version === undefined && area !== 'orders')) refuseUnless(records, `making or taking away of ${area}/${key}`)
  const field = Object.keys(set).find((name) => fixed.includes(readSkuField(name) ? `sku:${readSkuField(name)?.field}` : name))
  if (field !== undefined) throw new CommerceError('unsupported', `${area}/${key}: ${field} cannot be set`)
}

function checkMessages({ messages = [] }: Capabilities, { id, messages: sent = [] }: Pushing): void {
  const unknown = sent.find(({ channel }) => !messages.includes(channel))
  if (unknown) throw new CommerceError('unsupported', `messages of ${id}: ${unknown.channel}`)
}

function checkActs({ areas: { orders } }: Capabilities, { id, acts = [] }: Pushing): void {
  if (acts.length === 0) return
  refuseUnless(orders.push, `what was done about orders by ${id}`)
  if (!orders.fields.includes('acts')) throw new CommerceError('unsupported', `what was done about orders by ${id}`)
}

function checkMoves({ areas: { stock } }: Capabilities, { id }: Pushing): void {
  refuseUnless(stock.push, `movements of ${id}`)
}
