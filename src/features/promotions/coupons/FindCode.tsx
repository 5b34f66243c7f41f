import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { batchState } from '~/domain/coupon'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { FoundCode } from '~/store/couponLists'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import './coupons.css'
import { couponMessages } from './messages'
import { couponQueries } from './queries'

/** Says of one code whose it is, and whether it can still be used. */
export function FindCode() {
  const t = useMessages(couponMessages)
  const [typed, type] = useState('')
  const [asked, ask] = useState('')
  const { data: found } = useQuery(couponQueries.find(asked))
  return (
    <form
      className="zg-coupon-find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        ask(typed.trim())
      }}
    >
      <input
        className="zg-input zg-coupon-code"
        aria-label={t('look')}
        placeholder={t('lookHint')}
        value={typed}
        spellCheck={false}
        onChange={({ target }) => type(target.value)}
      />
      <Button htmlType="submit">{t('look')}</Button>
      <span role="status" className="zg-coupon-found">
        {asked !== '' &&
          found !== undefined &&
          (found ? <Found found={found} /> : <Status tone="bad" word={t('lookNone', { code: asked })} />)}
      </span>
    </form>
  )
}

function Found({ found: { batch, code, use } }: { found: FoundCode }) {
  const t = useMessages(couponMessages)
  const format = useFormat()
  const state = batchState(batch, Date.now())
  const verdict = use ? (
    <Status tone="off" word={t('lookUsed', { at: format.time(use.at) })} />
  ) : state === 'open' ? (
    <Status tone="good" word={t(batch.way === 'public' ? 'lookPublic' : 'lookOk')} />
  ) : (
    <Status tone="attention" word={t(`lookState.${state}`)} />
  )
  return (
    <>
      <strong className="zg-coupon-code">{code}</strong>
      {verdict}
      {use?.order && <Link to={paths.order({ number: use.order })}>{t('onOrder', { order: use.order })}</Link>}
      {use?.customer && (
        <Link to={paths.customer({ customer: use.customer })}>{t('byBuyer', { buyer: use.buyer || t('unknownBuyer') })}</Link>
      )}
      <Link to={paths.couponBatch({ key: batch.key })}>{t('inBatch', { name: batch.name })}</Link>
    </>
  )
}
