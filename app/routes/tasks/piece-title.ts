/** What a task is called: one of many says which. */
export function pieceTitle(task: { title: string; position: number; taskCount: number }): string {
  return task.taskCount > 1 ? `${task.title}, no. ${task.position}` : task.title;
}
