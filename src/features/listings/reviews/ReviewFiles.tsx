import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { download } from '~/features/shared/download'
import { RedactChoice, useRedact } from '~/features/shared/RedactChoice'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { buyerReviewMessages } from './messages'

/** Leads to the wizard that reads files of reviews. */
export function ImportReviews({ primary = false }: { primary?: boolean }) {
  const t = useMessages(buyerReviewMessages)
  const navigate = useNavigate()
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      disabledReason={useWhyNot('review.import')}
      onClick={() => void navigate(paths.imports())}
    >
      {t('import')}
    </Button>
  )
}

/** Writes all reviews to a CSV file that the import takes back. */
export function ExportReviews({ count }: { count: number }) {
  const t = useMessages(buyerReviewMessages)
  const redact = useRedact()
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('reviews.export', { redacted: redact.redacted }),
    onSuccess: (blob) => {
      const file = `zhanggui-reviews-${new Date().toISOString().slice(0, 10)}.csv`
      download(blob, file)
      showToast(t('exported', { file }))
    },
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  return (
    <>
      <RedactChoice {...redact} />
      <Button loading={isPending} disabledReason={count === 0 ? t('nothingToExport') : undefined} onClick={() => mutate()}>
        {t('export')}
      </Button>
    </>
  )
}
