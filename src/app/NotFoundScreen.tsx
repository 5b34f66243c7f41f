import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { appMessages } from './messages'

export default function NotFoundScreen() {
  const t = useMessages(appMessages)
  return (
    <Page title={t('notFoundTitle')}>
      <Empty title={t('notFoundTitle')} hint={t('notFoundHint')} action={<Link to={paths.home()}>{t('backHome')}</Link>} />
    </Page>
  )
}
