import { useState } from 'react'
import { canReceive, type PurchaseMove, purchaseMoves, purchaseTotals } from '~/domain/purchase'
import { download } from '~/features/shared/download'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PurchaseDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { purchaseCsv } from './purchaseCsv'
import { purchaseScreenMessages } from './purchaseScreenMessages'
import { ReceiveSheet } from './ReceiveSheet'

/** What is done with a purchase next, its primary step last. */
export function PurchaseActions({ detail, dirty }: { detail: PurchaseDetail; dirty: boolean }) {
  const t = useMessages(purchaseScreenMessages)
  const run = useCommand()
  const whyNotMove = useWhyNot('purchase.move')
  const whyNotReceive = useWhyNot('purchase.receive')
  const currency = useShop((shop) => shop.currency)
  const [receiving, setReceiving] = useState(false)
  const { purchase } = detail
  const { key, state } = purchase
  const done: Record<PurchaseMove, string> = {
    send: t('sent', { key, count: purchaseTotals(purchase).units }),
    close: t('closed', { key }),
    cancel: t('cancelled', { key }),
  }
  const names: Record<PurchaseMove, string> = {
    send: t('send'),
    close: t(state === 'received' ? 'closeReceived' : 'close'),
    cancel: t('cancel'),
  }
  const move = (event: PurchaseMove) => void run({ kind: 'purchase.move', args: { key, event } }, { done: done[event] })
  const moves = purchaseMoves(state)
  const canTake = canReceive(state) && state !== 'received'
  return (
    <>
      <Button onClick={() => download(new Blob([purchaseCsv(detail, currency)], { type: 'text/csv' }), t('csvName', { key }))}>
        {t('csv')}
      </Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      {moves
        .filter((event) => event !== 'send')
        .map((event) => (
          <Button key={event} disabledReason={whyNotMove} onClick={() => move(event)}>
            {names[event]}
          </Button>
        ))}
      {moves.includes('send') && (
        <Button
          type="primary"
          disabledReason={whyNotMove ?? (dirty ? t('saveFirst') : purchase.lines.length === 0 ? t('noLines') : undefined)}
          onClick={() => move('send')}
        >
          {names.send}
        </Button>
      )}
      {canTake && (
        <Button type="primary" disabledReason={whyNotReceive} onClick={() => setReceiving(true)}>
          {t('receive')}
        </Button>
      )}
      {receiving && <ReceiveSheet detail={detail} onClose={() => setReceiving(false)} />}
    </>
  )
}
