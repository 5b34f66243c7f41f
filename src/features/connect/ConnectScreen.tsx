import { useMessages } from '~/lib/i18n'
import { Page } from '~/ui/Page'
import { connectMessages } from './messages'

export default function ConnectScreen() {
  const t = useMessages(connectMessages)
  return (
    <Page title={t('title')} narrow>
      <p />
    </Page>
  )
}
