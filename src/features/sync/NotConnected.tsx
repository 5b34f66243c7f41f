import { useNavigate } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { conflictMessages } from './messages'

/** In the place of a screen that only a connected shop has. */
export function NotConnected({ title }: { title: string }) {
  const t = useMessages(conflictMessages)
  const navigate = useNavigate()
  return (
    <Page title={title}>
      <Empty
        title={t('notConnected')}
        hint={t('notConnectedHint')}
        action={<Button onClick={() => void navigate(paths.connect())}>{t('toConnect')}</Button>}
      />
    </Page>
  )
}
