import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate, useRouteError } from 'react-router'
import { isChunkError, Trouble } from '~/ui/Trouble'

/** Stands in for a screen that could not be loaded or drawn. The frame around it stays. */
export function ScreenBoundary() {
  const error = useRouteError()
  const queryClient = useQueryClient()
  const location = useLocation()
  const navigate = useNavigate()
  const chunk = isChunkError(error)
  const retry = () => {
    if (chunk) {
      window.location.reload()
      return
    }
    // A question that failed is forgotten, and going to the same address draws the screen anew.
    queryClient.removeQueries({ predicate: ({ state }) => state.status === 'error' })
    const state: unknown = location.state
    void navigate(location, { replace: true, state })
  }
  return <Trouble kind={chunk ? 'chunk' : 'trouble'} error={error} onRetry={retry} />
}
