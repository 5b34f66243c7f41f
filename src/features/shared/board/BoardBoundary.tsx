import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { isChunkError, Trouble } from '~/ui/Trouble'

interface BoundaryProps {
  client: QueryClient
  children: ReactNode
}

class Boundary extends Component<BoundaryProps, { failed?: { error: unknown } }> {
  override state: { failed?: { error: unknown } } = {}

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }

  override render() {
    const { failed } = this.state
    if (!failed) return this.props.children
    const chunk = isChunkError(failed.error)
    return <Trouble kind={chunk ? 'chunk' : 'trouble'} error={failed.error} onRetry={chunk ? () => location.reload() : this.#again} />
  }

  /** A question that failed is forgotten, and asked anew. */
  #again = () => {
    this.props.client.removeQueries({ predicate: ({ state }) => state.status === 'error' })
    this.setState({ failed: undefined })
  }
}

/** Where a part of a board fails: its title, tabs and filters stay. */
export function BoardBoundary({ children }: { children: ReactNode }) {
  return <Boundary client={useQueryClient()}>{children}</Boundary>
}
