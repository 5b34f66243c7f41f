import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRevalidator, useRouteError } from 'react-router'
import { isChunkError, Trouble } from '~/ui/Trouble'

/** Stands in for a screen that could not be loaded or drawn. The frame around it stays. */
export function ScreenBoundary() {
  const error = useRouteError()
  const { reset } = useQueryErrorResetBoundary()
  const { revalidate } = useRevalidator()
  const chunk = isChunkError(error)
  const retry = () => {
    if (chunk) location.reload()
    reset()
    void revalidate()
  }
  return <Trouble kind={chunk ? 'chunk' : 'trouble'} error={error} onRetry={retry} />
}
