/** What is recorded (see progressRequest in types/api.ts), and within how many milliseconds it is sent. */
export type Note = (progress: Record<string, string | number>, withinMs: number) => void;
