import { useState } from 'react'
import type { Amount } from '~/domain/money'
import type { SupplierClaim } from '~/domain/quality'
import type { QualityAsk } from '~/domain/qualityRates'
import { TICKET_REASONS } from '~/domain/ticket'
import { MoneyInput } from '~/features/shared/refund/MoneyInput'
import { ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { type Language, LANGUAGES, localeOf, useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { makeFormat } from '~/ui/format'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { useUi } from '~/ui/UiContext'
import type { QualityDetail } from '~/store/qualityList'
import { claimText } from './claimText'
import { qualityMessages } from './messages'
import { foundOf } from './proofOf'
import { nameOf, rateText, usualOf } from './rates'

interface ClaimSheetProps {
  detail: QualityDetail
  ask: QualityAsk
  onClose: () => void
  onDone: () => void
}

const NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** What the supplier is asked for, with the numbers, and a letter to copy in their language. */
export function ClaimSheet({ detail, ask, onClose, onDone }: ClaimSheetProps) {
  const t = useMessages(qualityMessages)
  const run = useCommand()
  const { format, language: own } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { row, cost } = detail
  const [claim, setClaim] = useState<SupplierClaim>({
    supplier: row.supplier,
    units: cost.units,
    goods: cost.goods,
    refunds: cost.refunds,
    shipping: 0,
  })
  const [language, setLanguage] = useState<Language>(own)
  const letter = useLetter(detail, claim, language)
  const what = nameOf(row, t('opening'))
  const money = (field: 'goods' | 'refunds' | 'shipping') => (value: Amount | undefined) =>
    setClaim((now) => ({ ...now, [field]: value ?? 0 }))
  const save = useOnePress(async () => {
    const args = { key: crypto.randomUUID(), found: { ...foundOf(detail, ask), claim } }
    if (!(await run({ kind: 'quality.open', args }, { done: t('claimSaved', { what }) }))?.ok) return false
    onClose()
    onDone()
    return true
  })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letter)
      showToast(t('copied'))
    } catch {
      showToast(t('copyFailed'), { tone: 'bad' })
    }
  }
  return (
    <Sheet title={t('claimTitle', { supplier: row.supplierName })} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="zg-quality-claim">
          {(['goods', 'refunds', 'shipping'] as const).map((field) => {
            const label = t(({ goods: 'claimGoods', refunds: 'claimRefunds', shipping: 'claimShipping' } as const)[field])
            return (
              <label key={field}>
                <span className="zg-small zg-second">{label}</span>
                <MoneyInput label={label} currency={currency} value={claim[field]} placeholder="0" onChange={money(field)} />
              </label>
            )
          })}
        </div>
        <p className="zg-num">
          {t('claimTotal')} <b>{format.amount(claim.goods + claim.refunds + claim.shipping, currency)}</b>
        </p>
        <label>
          <span className="zg-small zg-second">{t('claimLanguage')}</span>
          <select
            className="zg-input"
            aria-label={t('claimLanguage')}
            value={language}
            onChange={({ target }) => setLanguage(LANGUAGES.find((each) => each === target.value) ?? own)}
          >
            {LANGUAGES.map((each) => (
              <option key={each} value={each} lang={each}>
                {NAMES[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="zg-small zg-second">{t('claimText')}</span>
          <textarea className="zg-input zg-quality-text" aria-label={t('claimText')} lang={language} rows={12} readOnly value={letter} />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit">
            {t('claimSave')}
          </Button>
          <Button onClick={() => void copy()}>{t('copy')}</Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Dates, amounts and reasons as the letter's language has them, whatever the reader's is. */
function useLetter({ row, window }: QualityDetail, { goods, refunds, shipping }: SupplierClaim, language: Language): string {
  const { zone, currency, name: shop } = useShop()
  const format = makeFormat({ locale: localeOf(language), zone, currency })
  const words = language === 'zh-CN' ? ticketWords.zh : ticketWords.en
  const day = (at: number) => format.day(zoneOf(zone).dayOf(at))
  const amount = (value: Amount) => format.amount(value, currency)
  const reasons = TICKET_REASONS.flatMap((reason) => ((row.reasons[reason] ?? 0) > 0 ? [{ reason, count: row.reasons[reason] ?? 0 }] : []))
  return claimText(language, {
    supplier: row.supplierName,
    shop,
    what: row.sku === '' ? '' : row.title,
    sku: row.sku,
    purchase: row.purchase ?? '',
    from: day(window.from),
    to: day(window.to - 1),
    units: format.count(row.now.units),
    cases: format.count(row.now.cases),
    rate: rateText(row.now, format),
    usual: rateText(usualOf(row), format),
    reasons: reasons
      .sort((a, b) => b.count - a.count)
      .slice(0, 3)
      .map(({ reason, count }) => `${words[`reason.${reason}`]} ${format.count(count)}`)
      .join(language === 'zh-CN' ? '、' : ', '),
    goods: amount(goods),
    refunds: amount(refunds),
    shipping: amount(shipping),
    total: amount(goods + refunds + shipping),
  })
}
