import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '~/session/cache'
import { dropDrafts } from '~/session/drafts'
import { shopId } from '~/session/shop'
import type { CustomerDetail } from '~/store/lists'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { forgetPlaces } from '~/ui/gridMemory'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { errorText, refusalText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerMessages } from './messages'
import './customers.css'

/** The one thing here that cannot be undone: so it is asked, and said what goes and what stays. */
export function EraseCustomer({ detail, onErased }: { detail: CustomerDetail; onErased: () => void }) {
  const t = useMessages(customerMessages)
  const whyNot = useWhyNot('customer.erase')
  const [asking, ask] = useState(false)
  return (
    <section>
      <Button danger disabledReason={detail.erased ? t('alreadyErased') : whyNot} onClick={() => ask(true)}>
        {t('erase')}
      </Button>
      {asking && (
        <Sheet title={t('eraseTitle')} onClose={() => ask(false)}>
          <Confirmation detail={detail} onErased={onErased} onCancel={() => ask(false)} />
        </Sheet>
      )}
    </section>
  )
}

function Confirmation({ detail, onErased, onCancel }: { detail: CustomerDetail; onErased: () => void; onCancel: () => void }) {
  const t = useMessages(customerMessages)
  const { mutate, isPending } = useMutation({
    mutationFn: () => erase(detail),
    onSuccess: (outcome) => {
      if (!outcome.ok) return showToast(refusalText(outcome.refusal), { tone: 'bad' })
      showToast(t('erased'))
      onErased()
    },
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  const parts = [
    { title: t('eraseGoes'), lines: [t('eraseGoes1', { count: detail.orderCount }), t('eraseGoes2'), t('eraseGoes3'), t('eraseGoes4')] },
    { title: t('eraseStays'), lines: [t('eraseStays1'), t('eraseStays2')] },
    { title: t('eraseNot'), lines: [t('eraseNot1'), t('eraseNot2')] },
  ]
  return (
    <div className="zg-erase">
      <p className="zg-warning">{t('eraseLead')}</p>
      {parts.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul className="zg-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <div className="zg-row">
        <Button type="primary" danger loading={isPending} onClick={() => mutate()}>
          {t('eraseConfirm')}
        </Button>
        <Button onClick={onCancel}>{t('eraseCancel')}</Button>
      </div>
    </div>
  )
}

/** Takes them out of the shop, and out of what this tab keeps: drafts and answers of earlier questions. */
async function erase({ row: { customer }, orderCount, tickets }: CustomerDetail) {
  const { items } = await call('orders.list', { query: { customer, sort: 'placedAt', descending: true, offset: 0, limit: orderCount } })
  const outcome = await call('customers.erase', { customer, commandId: crypto.randomUUID() })
  if (!outcome.ok) return outcome
  const names = [`customer/${customer}`, ...items.map(({ number }) => `order/${number}`)]
  forgetPlaces()
  dropDrafts((place) => names.some((name) => `/${place}/`.includes(`/${name}/`)))
  // Only those who answer customers have this code.
  const { forgetReplyDrafts } = await import('~/session/replyDrafts')
  for (const { key } of tickets) forgetReplyDrafts(shopId(), key)
  for (const area of ['customers', 'orders', 'journal', 'comments', 'tasks', 'attachments'])
    queryClient.removeQueries({ queryKey: [shopId(), area], type: 'inactive' })
  return outcome
}
