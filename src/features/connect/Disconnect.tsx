import { useEffect, useRef, useState } from 'react'
import type { SyncStatus } from '~/commerce/connection'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { disconnectShop } from './connectShop'
import { syncMessages } from './syncMessages'

/** The end of a connection. What is lost by it is said before the second press. */
export function Disconnect({ status: { shop, waiting } }: { status: Pick<SyncStatus, 'shop' | 'waiting'> }) {
  const t = useMessages(syncMessages)
  const whyNot = useWhyNot('shop.set')
  const [asks, setAsks] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [asks])
  const disconnect = async () => {
    setAsks(false)
    try {
      await disconnectShop()
      showToast(t('disconnected'))
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <section className="zg-stack-tight" aria-label={t('disconnect')}>
      <h2>{t('disconnect')}</h2>
      <p className="zg-second">{t('disconnectHint')}</p>
      {asks ? (
        <div ref={box} className="zg-disconnect" role="group" tabIndex={-1} aria-label={t('disconnectYes', { shop: shop.name })}>
          <p>
            {waiting > 0 ? t('disconnectLoses', { count: waiting, shop: shop.name }) : t('disconnectKeeps', { shop: shop.name })}{' '}
            {t('disconnectAgain')}
          </p>
          <p className="zg-row">
            <Button danger onClick={() => void disconnect()}>
              {t('disconnectYes', { shop: shop.name })}
            </Button>
            <Button onClick={() => setAsks(false)}>{t('disconnectNo')}</Button>
          </p>
        </div>
      ) : (
        <div>
          <Button disabledReason={whyNot} onClick={() => setAsks(true)}>
            {t('disconnect')}
          </Button>
        </div>
      )}
    </section>
  )
}
