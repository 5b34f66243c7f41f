import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useSync } from '~/session/sync'
import { settingsMessages } from './messages'

/** Whether the shop is kept in step with an API, and the way to its connection or to a new one. */
export function ConnectionSection() {
  const t = useMessages(settingsMessages)
  const connected = useShop((shop) => shop.connected)
  const sync = useSync()
  const hint = sync && (sync.platform === 'demo' ? t('connectionDemo') : t('connectionHint', { address: sync.address }))
  return (
    <section id="connection" className="zg-form zg-shops-form">
      <h2>{t('connection')}</h2>
      <p className="zg-second">{connected ? hint : t('connectionNone')}</p>
      <p className="zg-row">
        {connected && <Link to={paths.connection()}>{t('connectionOpen')}</Link>}
        {!connected && <Link to={paths.connect()}>{t('connectionMake')}</Link>}
      </p>
    </section>
  )
}
