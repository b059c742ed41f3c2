export function tell(text: string): void
export function step<Value>(name: string, work: () => Promise<Value>): Promise<Value>
