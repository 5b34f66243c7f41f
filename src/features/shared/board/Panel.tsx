import { Component, type ReactNode } from 'react'
import { isChunkError } from '~/ui/Trouble'
import { PanelTrouble } from './Waiting'

/** A panel that cannot be drawn says so in its own place, and the rest of its board stands. */
export class Panel extends Component<{ children: ReactNode }, { failed?: { error: unknown } }> {
  override state: { failed?: { error: unknown } } = {}

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } }
  }

  override render() {
    const { failed } = this.state
    if (!failed) return this.props.children
    return (
      <section className="zg-panel">
        <PanelTrouble error={failed.error} onRetry={isChunkError(failed.error) ? () => location.reload() : this.#again} />
      </section>
    )
  }

  #again = () => this.setState({ failed: undefined })
}
