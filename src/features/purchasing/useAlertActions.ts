import { purchaseKey } from '~/domain/purchase'
import { nameOfRecord } from '~/domain/recordRef'
import { useCommand } from '~/features/shared/useCommand'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { whoActs } from '~/session/person'
import { useShop } from '~/session/shop'
import type { AlertRow } from '~/store/buyingLists'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { alertMessages } from './alertMessages'
import { planView, toPlanAsk } from './planView'

export interface AlertActions {
  propose: (alert: AlertRow) => Promise<void>
  pause: (alert: AlertRow) => Promise<void>
  assign: (alert: AlertRow) => Promise<void>
  snooze: (alert: AlertRow, until: Instant, reason: string) => Promise<void>
  wake: (alert: AlertRow) => Promise<void>
}

/** What can be done about an alert, each with its toast and its Undo. */
export function useAlertActions(): AlertActions {
  const t = useMessages(alertMessages)
  const run = useCommand()
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const propose = async ({ sku }: AlertRow) => {
    // As much as the plan says, as it stands without anybody's choices.
    const { rows } = await call('plan.stock', { ask: { ...toPlanAsk(planView.initial), skus: [sku] } })
    const row = rows.find((each) => each.sku === sku)
    if (!row || row.supplier === '') return showToast(t('noOffer', { sku }), { tone: 'bad' })
    if (row.quantity === 0) return showToast(t('proposedNone', { sku }))
    const lines = [{ sku, quantity: row.quantity, cost: row.cost }]
    const key = purchaseKey(isoDate(Date.now(), zone), Math.random)
    await run(
      { kind: 'purchase.propose', args: { purchases: [{ supplier: row.supplier, key, lines }] } },
      { done: t('proposed', { sku, count: row.quantity }) },
    )
  }
  return {
    propose,
    async pause({ product, title }) {
      await run({ kind: 'listing.move', args: { keys: [product], event: 'pause' } }, { done: t('paused', { title }) })
    },
    async assign({ sku, title }) {
      const who = whoActs()
      const set = {
        title: t('task', { title, sku }),
        on: nameOfRecord({ kind: 'product', key: sku }),
        assignee: who,
        createdAt: Date.now(),
        createdBy: who,
      }
      await run({ kind: 'task.set', args: { key: crypto.randomUUID(), set } }, { done: t('assigned', { sku }) })
    },
    async snooze({ id, sku }, until, reason) {
      await run(
        { kind: 'home.snooze', args: { item: id, until, ...(reason ? { reason } : {}) } },
        { done: t('snoozed', { time: format.timeShort(until), sku }) },
      )
    },
    async wake({ id, sku }) {
      await run({ kind: 'home.wake', args: { item: id } }, { done: t('awake', { sku }) })
    },
  }
}
