import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { errorText, refusalText, undo } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { addMonths, zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { BookingPreview } from '~/store/memberLists'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { memberMessages } from './messages'
import { memberQueries } from './queries'

const YEAR = 12

/** Points of past orders: first what booking them would come to, then one step that undo takes back. */
export function BookPoints({ earns, expires = YEAR }: { earns: boolean; expires: number | undefined }) {
  const t = useMessages(memberMessages)
  const zone = useShop((shop) => shop.zone)
  const whyNot = useWhyNot('points.book')
  // Older points would have expired by now.
  const [from, setFrom] = useState(() => addMonths(zoneOf(zone).dayOf(Date.now()), -expires))
  const { data: preview, isPlaceholderData } = useQuery(memberQueries.bookable(from))
  const [busy, setBusy] = useState(false)
  const book = async ({ earned, back }: BookingPreview) => {
    setBusy(true)
    const commandId = crypto.randomUUID()
    try {
      const outcome = await call('members.book', { from, commandId, expect: { earned, back } })
      if (outcome.ok) return showToast(t('booked', { earned }), { undo: () => void undo(commandId) })
      await loadRuleTexts()
      showToast(refusalText(outcome.refusal), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const isNone = preview?.earned === 0 && preview.back === 0
  const wait = !earns ? t('bookNoEarn') : isNone ? t('bookNone') : isPlaceholderData || !preview ? '…' : undefined
  return (
    <section className="zg-form" aria-label={t('book')}>
      <h2>{t('book')}</h2>
      <p className="zg-second zg-small">{t('bookHint')}</p>
      <div className="zg-choose">
        {t('bookFrom')}
        <DateField label={t('bookFrom')} value={from} none={t('chooseDay')} onChange={(day) => day !== undefined && setFrom(day)} />
      </div>
      {preview && <p className="zg-num">{isNone ? t('bookNone') : t('bookPreview', { ...preview })}</p>}
      <div className="zg-row">
        <Button loading={busy} disabledReason={whyNot ?? wait} onClick={() => preview && void book(preview)}>
          {t('bookDo', { orders: preview?.orders ?? 0 })}
        </Button>
      </div>
    </section>
  )
}
