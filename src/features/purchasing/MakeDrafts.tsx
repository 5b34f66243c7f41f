import { purchaseKey } from '~/domain/purchase'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { planMessages } from './planMessages'
import type { PlanChoice } from './usePlanChoice'

/** One draft a supplier of all that is chosen, in one step. */
export function MakeDrafts({ choice }: { choice: PlanChoice }) {
  const t = useMessages(planMessages)
  const run = useCommand()
  const whyNot = useWhyNot('purchase.propose')
  const zone = useShop((shop) => shop.zone)
  const day = isoDate(Date.now(), zone)
  const purchases = choice.groups.flatMap(({ supplier, items }) => {
    const lines = items.flatMap(({ on, row, units, offer }) => (on && offer ? [{ sku: row.sku, quantity: units, cost: offer.cost }] : []))
    return lines.length > 0 ? [{ supplier, lines }] : []
  })
  const make = async () => {
    const named = purchases.map((purchase) => ({ ...purchase, key: purchaseKey(day, Math.random) }))
    const outcome = await run({ kind: 'purchase.propose', args: { purchases: named } }, { done: t('made', { count: named.length }) })
    if (outcome?.ok) choice.forget()
  }
  return (
    <Button type="primary" disabledReason={whyNot ?? (purchases.length === 0 ? t('nothingChosen') : undefined)} onClick={() => void make()}>
      {t('make', { count: purchases.length })}
    </Button>
  )
}
