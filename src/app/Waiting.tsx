import { useMessages } from '~/lib/i18n'
import { appMessages } from './messages'

/** The shape of a screen while its code is on the way. */
export function Waiting() {
  const t = useMessages(appMessages)
  return (
    <div className="zg-page" aria-busy="true">
      <p className="zg-hidden">{t('loading')}</p>
      <div className="zg-skeleton zg-skeleton-title" />
      <div className="zg-skeleton zg-skeleton-block" />
    </div>
  )
}
