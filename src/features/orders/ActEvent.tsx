import { reasonTexts } from '~/features/shared/refund/reasonTexts'
import { undo } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { type Translate, useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import type { Format } from '~/ui/format'
import { useFormat } from '~/ui/UiContext'
import { actTexts } from './actTexts'
import type { ActFacts, TimelineEvent } from './timeline'

type ActTold = Extract<TimelineEvent, { is: 'act' }>

/** One thing that was done here: what, how much of it, by whom, and its undo. */
export function ActEvent({ event: { act, what, by }, currency }: { event: ActTold; currency: string }) {
  const t = useMessages(actTexts)
  const reasons = useMessages(reasonTexts)
  const nameOf = usePersonName()
  const format = useFormat()
  const { did } = act
  const kind = did.kind === 'deliver' ? 'order.deliver' : did.kind === 'track' ? 'order.track' : (`order.${did.kind}` as const)
  const whyNot = useWhyNot(kind)
  const reason = did.kind === 'refund' || did.kind === 'cancel' ? reasons(did.reason) : undefined
  const more = [...moreOf(act, what, format, currency, t), reason, nameOf(act.who)].filter(Boolean).join(' · ')
  const title = titleOf(act.did.kind, what, format, currency, t)
  return (
    <span className="zg-act">
      <span>
        {title} <span className="zg-second zg-num">{more}</span>
      </span>
      {by !== undefined && (
        <Button size="small" type="text" aria-label={t('undoThis', { what: title })} disabledReason={whyNot} onClick={() => void undo(by)}>
          {t('undo')}
        </Button>
      )}
    </span>
  )
}

type T = Translate<(typeof actTexts)['zh']>
type Kind = ActTold['act']['did']['kind']

function titleOf(kind: Kind, { units = 0, of = 0, refunded }: ActFacts, format: Format, currency: string, t: T): string {
  switch (kind) {
    case 'ship':
      return units > 0 && units < of ? t('shippedPart', { units, of }) : t('shipped')
    case 'cancel':
      return units > 0 && units < of ? t('cancelledPart', { units, of }) : t('cancelled')
    case 'refund':
      if (refunded?.amount === 0) return t('unitsBack', { count: refunded.units })
      return t('refunded', { amount: format.price(refunded?.amount ?? 0, currency) })
    case 'track':
      return t('tracked')
    case 'deliver':
      return t('delivered')
    case 'address':
      return t('addressed')
  }
}

function moreOf({ did }: ActTold['act'], { refunded }: ActFacts, format: Format, currency: string, t: T): string[] {
  switch (did.kind) {
    case 'ship':
    case 'track':
      return [did.carrier, did.tracking]
    case 'refund': {
      if (!refunded) return []
      const { goods, shipping, tax } = refunded
      const parts = [
        ...(shipping + tax > 0 && goods > 0 ? [t('partGoods', { amount: format.price(goods, currency) })] : []),
        ...(shipping > 0 ? [t('partShipping', { amount: format.price(shipping, currency) })] : []),
        ...(tax > 0 ? [t('partTax', { amount: format.price(tax, currency) })] : []),
      ]
      const { pointsBack, pointsTaken, coupons } = did.split
      const besides = [
        ...(pointsBack > 0 ? [t('pointsBack', { count: pointsBack })] : []),
        ...(pointsTaken > 0 ? [t('pointsTaken', { count: pointsTaken })] : []),
        ...(coupons.length > 0 ? [t('coupons', { count: coupons.length })] : []),
      ]
      return [...parts, ...besides, did.note ?? '']
    }
    case 'address':
      return [did.to.name, did.to.phone, did.to.text, did.to.region]
    default:
      return []
  }
}
