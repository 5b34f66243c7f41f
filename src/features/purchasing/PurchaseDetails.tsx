import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import type { PurchaseFields } from '~/domain/purchase'
import type { PurchaseDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { purchaseScreenMessages } from './purchaseScreenMessages'

const NOON_MS = 43_200_000
const LONGEST_NOTE = 1000

/** When it is expected, and what the supplier is told besides. */
export function PurchaseDetails({ detail: { purchase } }: { detail: PurchaseDetail }) {
  const t = useMessages(purchaseScreenMessages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
  const whyNot = useWhyNot('purchase.set')
  const zone = zoneOf(useShop((shop) => shop.zone))
  const { key, note = '', expectedAt } = purchase
  const place = `purchase/${key}`
  const day = useDraft(`${place}/expected`, formatDay(zone.dayOf(expectedAt)))
  const text = useDraft(`${place}/note`, note)
  const chosen = parseDay(day.text)
  const dirty = (day.dirty && chosen !== undefined) || text.dirty
  const save = async () => {
    const set: PurchaseFields = {
      ...(day.dirty && chosen !== undefined ? { expectedAt: zone.startOfDay(chosen) + NOON_MS } : {}),
      ...(text.dirty ? { note: text.text.trim() } : {}),
    }
    const saw: PurchaseFields = { ...('expectedAt' in set ? { expectedAt } : {}), ...('note' in set ? { note } : {}) }
    const outcome = await run({ kind: 'purchase.set', args: { key, set }, saw }, { done: t('detailsSaved', { key }) })
    if (!outcome?.ok) return
    day.drop()
    text.drop()
  }
  return (
    <section className="zg-form">
      <h2>{t('details')}</h2>
      <div className="zg-buying-fields">
        <div className="zg-buying-day">
          <span className="zg-small zg-second">{t('expectedAt')}</span>
          <DateField
            label={t('expectedAt')}
            value={chosen}
            none={t('noDay')}
            readOnly={whyNot !== undefined}
            onChange={(value) => day.set(value === undefined ? '' : formatDay(value))}
          />
        </div>
        <label className="zg-buying-wide">
          <span className="zg-small zg-second">{t('note')}</span>
          <input
            className="zg-input"
            value={text.text}
            maxLength={LONGEST_NOTE}
            readOnly={whyNot !== undefined}
            onChange={({ target }) => text.set(target.value)}
          />
        </label>
      </div>
      <div className="zg-row">
        <Button disabledReason={whyNot ?? (dirty ? undefined : shared('nothingChanged'))} onClick={() => void save()}>
          {shared('save')}
        </Button>
      </div>
    </section>
  )
}
